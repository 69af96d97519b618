import assert from 'node:assert/strict'
import { registerHooks } from 'node:module'
import test from 'node:test'
import { History } from '../../../bench/history/history.ts'
import { newDatabase } from './history-database.ts'

test('history says which Node has it', { skip: registerHooks === undefined && 'no module hooks here' }, async () => {
  const file = await newDatabase()
  // What Node 20 answers.
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      if (specifier === 'node:sqlite') throw new Error('No such built-in module: node:sqlite')
      return next(specifier, context)
    }
  })
  try {
    await assert.rejects(History.open(file), {
      name: 'EngineError',
      message: `history: Node ${process.versions.node} has no node:sqlite; use Node 22.13 or a later one`
    })
  } finally {
    hooks.deregister()
  }
})
