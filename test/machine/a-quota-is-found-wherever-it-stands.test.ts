import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { quota } from '../../src/machine/quota.ts'
import { fixtureMachine } from './fixture-machine.ts'

const VERSION_2 = '31 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate'
const VERSION_1 = '33 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,nosuid shared:9 - cgroup cgroup rw,cpu,cpuacct'

test('version 2: the tightest of the nested groups rules', () => {
  const { proc, sys } = fixtureMachine({
    'proc/self/cgroup': '0::/kubepods/pod7/box',
    'proc/self/mountinfo': VERSION_2,
    'sys/fs/cgroup/kubepods/cpu.max': '800000 100000',
    'sys/fs/cgroup/kubepods/pod7/cpu.max': '150000 100000',
    'sys/fs/cgroup/kubepods/pod7/box/cpu.max': 'max 100000'
  })
  const file = join(sys, 'fs/cgroup/kubepods/pod7/cpu.max')
  assert.deepEqual(quota(proc, sys), { cores: 1.5, quota: 150000, period: 100000, file })
})

test('version 2 inside a container: the group is the root of what is mounted', () => {
  const { proc, sys } = fixtureMachine({
    'proc/self/cgroup': '0::/',
    'proc/self/mountinfo': VERSION_2,
    'sys/fs/cgroup/cpu.max': '50000 200000'
  })
  assert.equal(quota(proc, sys)?.cores, 0.25)
})

test('version 1: quota and period stand in two files, and −1 is no limit', () => {
  const { proc, sys } = fixtureMachine({
    'proc/self/cgroup': '9:name=systemd:/x\n4:memory:/m\n3:cpuacct,cpu:/docker/abc/inner',
    'proc/self/mountinfo': VERSION_1,
    'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us': '-1',
    'sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us': '100000',
    'sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us': '200000',
    'sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_period_us': '50000'
  })
  assert.equal(quota(proc, sys)?.cores, 4)
})

test("version 1 without a namespace: the mount's root is part of the group's path and is taken off", () => {
  const { proc, sys } = fixtureMachine({
    'proc/self/cgroup': '3:cpu,cpuacct:/docker/abc/inner',
    'proc/self/mountinfo': '33 31 0:29 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu,cpuacct',
    'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '300000',
    'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
    'sys/fs/cgroup/cpu/inner/cpu.cfs_quota_us': '250000',
    'sys/fs/cgroup/cpu/inner/cpu.cfs_period_us': '100000'
  })
  assert.equal(quota(proc, sys)?.cores, 2.5)
})

test('a group outside of what is mounted counts as the mount itself', () => {
  const { proc, sys } = fixtureMachine({
    'proc/self/cgroup': '0::/../../elsewhere',
    'proc/self/mountinfo': VERSION_2,
    'sys/fs/cgroup/cpu.max': '100000 100000'
  })
  assert.equal(quota(proc, sys)?.cores, 1)
})

test('a mount point with a blank in it is found', () => {
  const { proc, sys } = fixtureMachine({
    'proc/self/cgroup': '0::/a',
    'proc/self/mountinfo': '31 23 0:26 / /sys/fs/c\\040group rw - cgroup2 cgroup2 rw',
    'sys/fs/c group/a/cpu.max': '100000 50000'
  })
  assert.equal(quota(proc, sys)?.cores, 2)
})

test('no limit, damaged text or no files at all: null', () => {
  const unlimited = fixtureMachine({
    'proc/self/cgroup': '0::/a',
    'proc/self/mountinfo': VERSION_2,
    'sys/fs/cgroup/a/cpu.max': 'max 100000',
    'sys/fs/cgroup/cpu.max': 'a b'
  })
  assert.equal(quota(unlimited.proc, unlimited.sys), null)
  const nothing = fixtureMachine({})
  assert.equal(quota(nothing.proc, nothing.sys), null)
})
