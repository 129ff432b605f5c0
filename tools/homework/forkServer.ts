/**
 * The program that nbgrader's Python runs. It loads nbgrader once, for loading takes longer than most of what nbgrader does,
 * and forks for every order. Orders and answers are lines of JSON. An order runs in a process of its own, so it cannot spoil
 * another; all of them end when this one does.
 */
export const forkServer = `
import functools, gc, json, os, selectors, signal, sys, threading
import jsonschema, latex2mathml.converter, nbformat, nbgrader.api, sqlalchemy.dialects.sqlite, sqlalchemy.orm
from nbgrader.apps.nbgraderapp import main

sqlalchemy.orm.configure_mappers()
# Else an order compiles its queries again for each step, and checks nbgrader's own schema for each cell.
nbgrader.api.create_engine = functools.cache(nbgrader.api.create_engine)
jsonschema.Draft4Validator.check_schema = lambda schema: None
for relaxed in (False, True):
    nbformat.validate(nbformat.v4.new_notebook(), relax_add_props=relaxed)  # makes a validator
gc.collect()
gc.freeze()  # else each fork would copy what is loaded
signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever gives orders ends this process
life, living = os.pipe()
selector = selectors.DefaultSelector()
running = {}

def work(order, outputs):
    os.close(living)
    threading.Thread(target=lambda: (os.read(life, 1), os._exit(1)), daemon=True).start()
    for stream, end in enumerate([os.open(os.devnull, os.O_RDONLY), *outputs]):
        os.dup2(end, stream)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ.update(order["env"], GRADING_PROCESS=str(os.getpid()))
    os.chdir(order["cwd"])
    sys.argv = ["nbgrader", *order["args"]]
    main()
    sys.exit()

def begin(order):
    pipes = [os.pipe(), os.pipe()]
    process = os.fork()
    if process == 0:
        work(order, [end for _, end in pipes])
    job = {"id": order["id"], "process": process, "said": [b"", b""], "open": 2}
    running[order["id"]] = job
    for stream, (start, end) in enumerate(pipes):
        os.close(end)
        selector.register(start, selectors.EVENT_READ, (job, stream))

def hear(pipe, job, stream):
    text = os.read(pipe, 65536)
    job["said"][stream] += text
    if text:
        return
    selector.unregister(pipe)
    os.close(pipe)
    job["open"] -= 1
    if job["open"] > 0:
        return
    _, status = os.waitpid(job["process"], 0)
    del running[job["id"]]
    stdout, stderr = (text.decode("utf-8", "replace") for text in job["said"])
    answer = {"id": job["id"], "code": os.waitstatus_to_exitcode(status), "stdout": stdout, "stderr": stderr}
    print(json.dumps(answer), flush=True)

def listen():
    text = os.read(0, 65536)
    if not text:
        for job in running.values():
            os.kill(job["process"], signal.SIGKILL)
        for job in running.values():
            os.waitpid(job["process"], 0)
        sys.exit()
    lines = (listen.rest + text).split(b"\\n")
    listen.rest = lines.pop()
    for order in map(json.loads, lines):
        if "args" in order:
            begin(order)
        elif order["id"] in running:
            os.kill(running[order["id"]]["process"], signal.SIGTERM)

listen.rest = b""
selector.register(0, selectors.EVENT_READ)
while True:
    for key, _ in selector.select():
        hear(key.fd, *key.data) if key.data else listen()
`;
