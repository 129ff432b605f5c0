"""Runs notebooks as a client of Jupyter, in turns, each in a new kernel every round: argv is rounds, folder, notebooks.

Prints for each its seconds from the start of the kernel until the first cell can be sent, and to the last output, round
by round, and what its cells printed and how many figures they drew, and the megabytes that the kernel then held, in the
last round; and the versions of what Python's notebooks import.
"""

import json
import sys
from importlib.metadata import version
from subprocess import DEVNULL
from time import perf_counter

from jupyter_client.manager import start_new_kernel


def memory(pid):
    """Megabytes of a process and of those that it has started; 0 where nobody tells."""
    try:
        with open(f"/proc/{pid}/status") as status:
            own = int(next(line for line in status if line.startswith("VmRSS")).split()[1]) / 1000
        with open(f"/proc/{pid}/task/{pid}/children") as children:
            return own + sum(memory(child) for child in children.read().split())
    except OSError:
        return 0


def run(notebook, folder):
    start = perf_counter()
    manager, client = start_new_kernel(kernel_name=notebook["kernel"], stdout=DEVNULL, cwd=folder)
    ready, seconds, cells = perf_counter() - start, None, []

    def take(message):
        nonlocal seconds
        kind, content = message["msg_type"], message["content"]
        if kind == "stream" and content["name"] == "stdout":
            cells[-1]["printed"] += content["text"]
        elif kind in ("display_data", "execute_result"):
            cells[-1]["figures"] += 1
        else:
            return
        seconds = perf_counter() - start

    try:
        for code in notebook["cells"]:
            cells.append({"printed": "", "figures": 0})
            reply = client.execute_interactive(code, timeout=60, output_hook=take)["content"]
            if reply["status"] != "ok":
                sys.exit(f"{reply['ename']}: {reply['evalue']}\n{code}")
        held = memory(manager.provisioner.pid)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    return {"ready": ready, "seconds": seconds, "cells": cells, "megabytes": held}


rounds, folder, notebooks = int(sys.argv[1]), sys.argv[2], json.loads(sys.argv[3])
runs = [[run(notebook, folder) for notebook in notebooks] for _ in range(rounds)]
results = [
    {**all[-1], "readies": [one["ready"] for one in all], "times": [one["seconds"] for one in all]} for all in zip(*runs)
]
versions = {name: version(name) for name in ("ipykernel", "numpy", "torch", "matplotlib")}
print(json.dumps({"versions": versions, "results": results}))
