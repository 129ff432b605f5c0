"""Drives one kernel with Jupyter's own client: a command in JSON a line in, its answer in JSON a line out."""

import json
import os
import sys
import time
from subprocess import DEVNULL

from jupyter_client import BlockingKernelClient
from jupyter_client.manager import KernelManager

folder = os.environ["JUPYTER_RUNTIME_DIR"]
os.makedirs(folder, exist_ok=True)
where = {} if sys.argv[1] == "tcp" else {"transport": "ipc", "ip": os.path.join(folder, str(os.getpid()))}
manager = KernelManager(kernel_name="tslab", **where)
manager.start_kernel(stdout=DEVNULL)  # ours carries the answers; a kernel that shares it makes it non-blocking
client = manager.client()
client.start_channels()


def ready():
    client.wait_for_ready(timeout=60)
    return {"pid": manager.provisioner.pid}


def execute(codes, pause=0, interrupt_after=None, interrupts=1, listen=0, answers=None, stranger=None, **options):
    """Sends all cells without waiting for any; answers with each one's messages in their order, and its reply.

    Whoever asks for input gets the answers, one after the other; without any, nobody may ask. What a stranger
    answers, another client has sent before."""
    cells = {}
    for code in codes:
        cells[client.execute(code, allow_stdin=answers is not None, **options)] = {"messages": [], "prompts": []}
        time.sleep(pause)
    waiting = set(cells)
    for _ in range(interrupts if interrupt_after is not None else 0):
        time.sleep(interrupt_after)
        manager.interrupt_kernel()
    end = time.monotonic() + 60
    while waiting:
        if time.monotonic() > end:
            raise TimeoutError(f"no end of {codes}")
        if client.stdin_channel.msg_ready():
            question = client.get_stdin_msg(timeout=1)
            cells[question["parent_header"]["msg_id"]]["prompts"].append(question["content"]["prompt"])
            if stranger is not None:
                answer_as_another(stranger)
            if answers:
                client.input(answers.pop(0))
        if client.iopub_channel.msg_ready():
            waiting -= {note(cells, client.get_iopub_msg(timeout=1))}
        else:
            time.sleep(0.002)
    for cell in cells:
        cells[cell]["reply"] = reply_to(cell)["content"]
    end = time.monotonic() + listen
    while time.monotonic() < end:
        if client.iopub_channel.msg_ready():
            note(cells, client.get_iopub_msg(timeout=1))
        time.sleep(0.01)
    return list(cells.values())


def answer_as_another(text):
    another = BlockingKernelClient(connection_file=manager.connection_file)
    another.load_connection_file()
    another.start_channels()
    another.input(text)
    another.kernel_info(reply=True, timeout=10)
    another.stop_channels()


def request(type, content, channel="shell"):
    """Any request: the content of its reply, and what is published until the kernel is idle again."""
    message = client.session.msg(type, content)
    getattr(client, f"{channel}_channel").send(message)
    cells = {message["header"]["msg_id"]: {"messages": []}}
    reply = reply_to(message["header"]["msg_id"], channel)
    while note(cells, client.get_iopub_msg(timeout=10)) is None:
        pass
    return {"reply": {"type": reply["msg_type"], **reply["content"]}, **cells[message["header"]["msg_id"]]}


def send_raw(parts, sign=True, delimiter="<IDS|MSG>", channel="shell"):
    """Sends what may be no message at all: `parts` are the header, the parent, the metadata and the content."""
    frames = [part.encode("utf-8", "surrogateescape") for part in parts]
    signature = client.session.sign(frames) if sign else b"0" * 64
    getattr(client, f"{channel}_channel").socket.send_multipart([delimiter.encode(), signature, *frames])


def memory():
    """Megabytes that the kernel holds."""
    with open(f"/proc/{manager.provisioner.pid}/status") as status:
        return int(next(line for line in status if line.startswith("VmRSS")).split()[1]) / 1000


def reply_to(request, channel="shell"):
    """Passes over answers to what was asked before, such as whether the kernel is ready."""
    while True:
        reply = getattr(client, f"get_{channel}_msg")(timeout=10)
        if reply["parent_header"]["msg_id"] == request:
            return reply


def note(cells, message):
    """Keeps the message with its cell; answers with the cell's id when it was the last one."""
    parent, content = message["parent_header"].get("msg_id"), message["content"]
    if parent in cells:
        cells[parent]["messages"].append({"type": message["msg_type"], **content})
    return parent if content.get("execution_state") == "idle" else None


def info():
    return client.kernel_info(reply=True, timeout=10)["content"]


def widgets():
    """What a front end with widgets sends when it meets a kernel, what it is told, and what is shown meanwhile."""
    comm = client.session.msg("comm_open", {"comm_id": "1", "target_name": "x", "data": {}})
    client.shell_channel.send(comm)
    request = client.comm_info()
    reply = reply_to(request)
    waiting, shown = {comm["header"]["msg_id"], request}, []
    while waiting:
        message = client.get_iopub_msg(timeout=10)
        if message["content"].get("execution_state") == "idle":
            waiting.discard(message["parent_header"].get("msg_id"))
        elif message["msg_type"] != "status":
            shown.append(message["content"])
    return {"reply": {"type": reply["msg_type"], **reply["content"]}, "shown": shown}


def reconnect():
    """The same client once more, while the system still takes its first connection for alive."""
    global client
    first, client = client, manager.client()
    client.start_channels()
    heard = ready()
    first.stop_channels()  # else it would come back, too
    return heard


def children():
    """The processes that the kernel has started."""
    pid = manager.provisioner.pid
    with open(f"/proc/{pid}/task/{pid}/children") as children:
        return [int(child) for child in children.read().split()]


def restart():
    manager.restart_kernel()
    return ready()


def shutdown():
    """How long the kernel takes to end by itself."""
    start = time.monotonic()
    manager.shutdown_kernel()
    return {"seconds": time.monotonic() - start, "alive": manager.is_alive()}


try:
    print(json.dumps(ready()), flush=True)
    for line in sys.stdin:
        command, arguments = json.loads(line)
        print(json.dumps(globals()[command](**arguments)), flush=True)
finally:
    client.stop_channels()
    if manager.has_kernel:
        manager.shutdown_kernel(now=True)
    manager.cleanup_resources()
