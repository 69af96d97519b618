/** `node --import heddle/register script.js`: every function of the script, and of its workers, is profiled. */
import { workerData } from 'node:worker_threads'
import { profileThread } from './profiler/profile-program.ts'

if (workerData?.watch?.ended === undefined) profileThread()
