import assert from 'node:assert/strict'
import test from 'node:test'
import { forWasm, withoutExit } from '../../../../bench/peers/openblas/lapack.ts'

test("f2c's output is made fit for WebAssembly", async (t) => {
  await t.test('hidden lengths go, wherever the line breaks', () => {
    assert.equal(forWasm('void f_(char *job, integer *n, ftnlen job_len)'), 'void f_(char *job, integer *n)')
    assert.equal(forWasm('int g_(char *, char *, ftnlen, ftnlen);'), 'int g_(char *, char *);')
    assert.equal(forWasm('lsame_(job, "N", (ftnlen)1, (\n\t    ftnlen)1)'), 'lsame_(job, "N")')
  })
  await t.test('subroutines return nothing', () => {
    assert.equal(forWasm('/* Subroutine */ int f_(void) { return 0; }'), 'void f_(void) { return; }')
  })
  await t.test('an EXIT becomes a jump behind its loop', () => {
    const text = ['      DO J = 1, N', '        IF( X(J).NE.0 ) EXIT', '      END DO', '*     EXIT here stays'].join(
      '\n'
    )
    const lines = withoutExit(text).split('\n')
    assert.deepEqual(lines, [
      '      DO J = 1, N',
      '        IF( X(J).NE.0 ) GO TO 90001',
      '      END DO',
      '90001 CONTINUE',
      '*     EXIT here stays'
    ])
  })
})
