/** Where it was measured: machine, engine, commit, options. */
import type { BenchRun } from '../../../result/types.ts'
import { digits, missing, percent } from '../../format.ts'
import { dataTable } from '../data-table.ts'
import { type Content, html, type Markup } from '../markup.ts'
import type { Section } from '../section.ts'

export function machineSection(run: BenchRun): Section {
  const { machine, engine, git, noise } = run
  const { cores } = machine
  const facts: ReadonlyArray<readonly [string, Content]> = [
    ['Processor', machine.cpu ?? machine.arch],
    [
      'Cores',
      `${cores.usable} usable of ${cores.logical} logical${cores.physical === null ? '' : `, ${cores.physical} physical`} (${cores.why})`
    ],
    ['System', `${machine.platform} ${machine.arch}${machine.virtual === true ? ', virtual machine' : ''}`],
    ['Memory', `${digits(machine.memory / 2 ** 30)} GiB`],
    ['Engine', `Node ${engine.node}, V8 ${engine.v8}`],
    ['Switches', engine.flags.length === 0 ? 'none' : codes(engine.flags)],
    ['Heddle', engine.heddle],
    ...Object.entries(engine.variants).map(
      ([name, { flags, sha256 }]) =>
        [
          `Build ${name}`,
          html`<code>${sha256?.slice(0, 16) ?? missing}</code> ${flags.length === 0 ? null : html`compiled with ${codes(flags)}`}`
        ] as const
    ),
    [
      'Commit',
      git === null
        ? 'not in a checkout'
        : html`<code>${git.commit.slice(0, 12)}</code>${git.branch === null ? null : ` on ${git.branch}`}${git.dirty ? ', with changes' : null}`
    ],
    ['Options', codes(optionsOf(run))],
    [
      'Noise floor',
      noise.floor === null ? 'not known (too few samples)' : `${percent(noise.floor)} (the same code against itself)`
    ],
    ['Stolen time', noise.steal === null ? 'not known here' : percent(noise.steal)]
  ]
  const limits = run.peaks
  const body = html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
${
  limits.length === 0
    ? null
    : dataTable(
        'Measured limits',
        [
          { head: 'build', text: true, cell: ({ variant }) => variant },
          { head: 'type', text: true, cell: ({ dtype }) => dtype },
          { head: 'threads', cell: ({ threads }) => threads },
          { head: 'multiply-adds, GFLOP/s', cell: ({ gflops }) => digits(gflops) },
          { head: 'triad, GB/s', cell: ({ gbps }) => (gbps === null ? missing : digits(gbps)) }
        ],
        limits
      )
}`
  return { id: 'machine', title: 'Machine and engine', body }
}

/** Each in one piece: a line must not end inside a switch. */
function codes(switches: readonly string[]): Markup[] {
  return switches.map((each) => html`<code>${each}</code> `)
}

function optionsOf({ options: { ops, threads, variants, sizes, budget } }: BenchRun): string[] {
  return [
    `--ops ${ops.join(',')}`,
    `--threads ${threads.join(',')}`,
    `--variants ${variants.join(',')}`,
    ...(sizes.length === 0 ? [] : [`--sizes ${sizes.join(',')}`]),
    `--budget ${Math.round(budget)}ms`
  ]
}
