"""NumPy's side of `heddle bench --peers numpy`: does what it is asked on stdin, and times that by its own clocks.

A frame, both ways: a little-endian u32, that many bytes of JSON, then the `bytes` of a column-major array that the
JSON tells of. The first frame out says what runs here; then `put` and `drop` are obeyed without an answer, `run` and
`get` are answered in order. Between requests this process sleeps on its pipe. The end of stdin ends it.
"""
import contextlib
import ctypes
import gc
import io
import json
import os
import signal
import struct
import sys
import threading
import time

import numpy
import numpy.linalg

TYPES = {"f64": numpy.float64, "f32": numpy.float32}
SCRATCH = {}


def scratch(like):
    """Memory as large as an operand, touched once: a fresh temporary in each call would time the page faults."""
    key = (like.shape, like.dtype)
    if key not in SCRATCH:
        SCRATCH.clear()
        SCRATCH[key] = numpy.zeros_like(like) + 0
    return SCRATCH[key]


def axpy(alpha, x, y):
    """NumPy has no axpy: two passes, both into memory that is there."""
    scaled, factor = scratch(x), x.dtype.type(alpha)

    def call():
        numpy.multiply(x, factor, out=scaled)
        numpy.add(y, scaled, out=y)

    return call


# Each as fast as NumPy alone does it. A function of the operands that returns the call to be timed.
OPERATIONS = {
    "dot": lambda x, y: lambda: numpy.dot(x, y),
    "axpy": axpy,
    "gemv": lambda a, x, y: lambda: numpy.matmul(a, x, out=y),
    "gemm": lambda a, b, c: lambda: numpy.matmul(a, b, out=c),
    "svd": lambda a: lambda: numpy.linalg.svd(a, full_matrices=False),
    "svdvals": lambda a: lambda: (numpy.linalg.svd(a, compute_uv=False),),
}


def thread_ids():
    return os.listdir("/proc/self/task")


def cpu_time():
    """Seconds of all threads. Linux adds a running thread's up only once a tick, but asked one by one it is exact."""
    try:
        # A thread's clock id, as pthread_getcpuclockid makes it: the inverted id, 4 for a thread, 2 for its CPU time.
        return sum(time.clock_gettime((~int(tid) << 3) | 6) for tid in thread_ids())
    except OSError:
        return time.process_time()


def run_delay():
    """Seconds that threads were ready and had no core; NaN where the system does not tell."""
    try:
        total = 0
        for tid in thread_ids():
            with open(f"/proc/self/task/{tid}/schedstat") as file:
                total += int(file.read().split()[1])
        return total / 1e9
    except (OSError, IndexError):
        return float("nan")


def thread_usages():
    """Of each thread its CPU time and its run delay, as above; empty where the system does not tell."""
    usages = {}
    try:
        for tid in thread_ids():
            with open(f"/proc/self/task/{tid}/schedstat") as file:
                delay = int(file.read().split()[1]) / 1e9
            usages[int(tid)] = (time.clock_gettime((~int(tid) << 3) | 6), delay)
        return usages
    except (OSError, IndexError):
        return {}


def threads_between(before, after):
    """What each thread used; all of them may compute."""
    return [
        {
            "id": tid,
            "name": "main" if tid == os.getpid() else "blas",
            "cpu": (cpu - before.get(tid, (0, 0))[0]) * 1e3,
            "runDelay": (delay - before.get(tid, (0, 0))[1]) * 1e3,
            "computes": True,
        }
        for tid, (cpu, delay) in sorted(after.items())
    ]


def others_ready():
    """Whether a thread but this one is running or ready to; False where the system does not tell."""
    try:
        for tid in thread_ids():
            if int(tid) == threading.get_native_id():
                continue
            with open(f"/proc/self/task/{tid}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "R":
                    return True
    except OSError:
        pass
    return False


def sleep_until_quiet():
    """A BLAS's threads spin for more work (OpenBLAS: 0.1 s) before they sleep: not in somebody else's turn."""
    end = time.perf_counter() + 1
    quiet = False
    while not quiet and time.perf_counter() < end:
        before = cpu_time()
        time.sleep(0.004)
        # A spinning thread that others have kept off its core has used no time either, but it is ready to run.
        quiet = cpu_time() - before < 0.001 and not others_ready()


def run(arrays, request):
    call = OPERATIONS[request["op"]](*(arrays[x["id"]] if isinstance(x, dict) else x for x in request["args"]))
    if request["settle"]:
        call()
    if request["rest"]:
        sleep_until_quiet()
    usages = thread_usages() if request["threads"] else {}
    delay, cpu, began = run_delay(), cpu_time(), time.perf_counter()
    for _ in range(request["calls"]):
        result = call()
    wall = time.perf_counter() - began
    cpu, delay = cpu_time() - cpu, run_delay() - delay
    threads = threads_between(usages, thread_usages()) if request["threads"] else None
    if request["rest"]:
        sleep_until_quiet()
    if request["outs"]:
        arrays.update(zip(request["outs"], result))
    answer = {"wall": wall * 1e3, "cpu": cpu * 1e3, "runDelay": delay * 1e3 if delay == delay else None}
    if threads is not None:
        answer["threads"] = threads
    if request["op"] == "dot":
        # JSON has no NaN.
        answer["value"] = repr(float(result))
    return answer


def blas_libraries():
    """Paths of the loaded libraries that may be a BLAS; none where the system does not tell."""
    try:
        with open("/proc/self/maps") as file:
            paths = {line.split(maxsplit=5)[-1].strip() for line in file}
    except OSError:
        return []
    return sorted(path for path in paths if any(name in os.path.basename(path) for name in ("blas", "mkl", "blis")))


def openblas():
    """What an OpenBLAS says of itself, which threadpoolctl would ask too; None for another BLAS."""
    for path in blas_libraries():
        library = ctypes.CDLL(path)
        for prefix in ("", "scipy_"):
            for suffix in ("", "64_", "_64"):

                def ask(name, kind):
                    function = getattr(library, f"{prefix}openblas_get_{name}{suffix}")
                    function.restype = kind
                    return function()

                with contextlib.suppress(AttributeError):
                    return {
                        "config": ask("config", ctypes.c_char_p).decode(),
                        "kernel": ask("corename", ctypes.c_char_p).decode(),
                        "threads": ask("num_threads", ctypes.c_int),
                    }
    return None


def features():
    """Instruction sets that NumPy found on this processor."""
    try:
        from numpy._core._multiarray_umath import __cpu_features__ as found
    except ImportError:
        from numpy.core._multiarray_umath import __cpu_features__ as found
    return [name for name, there in found.items() if there]


def greeting():
    with contextlib.redirect_stdout(io.StringIO()) as config:
        numpy.show_config()
    return {
        "numpy": numpy.__version__,
        "python": sys.version.split()[0],
        "libraries": [os.path.basename(path) for path in blas_libraries()],
        "openblas": openblas(),
        "features": features(),
        "config": config.getvalue(),
    }


def read(source, array_bytes):
    """Fills a buffer whole; False at the end of the input."""
    view = memoryview(array_bytes)
    while len(view) > 0:
        got = source.readinto(view)
        if not got:
            return False
        view = view[got:]
    return True


def receive(source):
    prefix = bytearray(4)
    if not read(source, prefix):
        return None
    text = bytearray(struct.unpack("<I", prefix)[0])
    return json.loads(text) if read(source, text) else None


def send(target, header, array=None):
    text = json.dumps(header).encode()
    target.write(struct.pack("<I", len(text)) + text)
    if array is not None:
        target.write(array.T.data.cast("B"))
    target.flush()


def serve(source, target):
    arrays = {}
    send(target, greeting())
    while (request := receive(source)) is not None:
        do = request["do"]
        if do == "put":
            array = numpy.empty(request["shape"], TYPES[request["dtype"]], order="F")
            if not read(source, array.T.data.cast("B")):
                return
            arrays[request["id"]] = array
        elif do == "drop":
            arrays.pop(request["id"], None)
        elif do == "get":
            array = numpy.asfortranarray(arrays[request["id"]])
            send(target, {"bytes": array.nbytes}, array)
        else:
            try:
                send(target, run(arrays, request))
            except Exception as error:
                send(target, {"error": f"{type(error).__name__}: {error}"})


if __name__ == "__main__":
    # Ctrl-C reaches the whole group of processes: whoever started this one decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    # Frames go out by a descriptor of their own: what a library prints must not come between.
    frames = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    serve(sys.stdin.buffer, frames)
