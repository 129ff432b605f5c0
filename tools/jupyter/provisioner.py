"""How Jupyter starts a kernel: it goes on when the kernel listens."""

import asyncio

from jupyter_client.provisioning import LocalProvisioner


class Listening(LocalProvisioner):
    """
    Left alone, Jupyter looks for a kernel as soon as its process is there. Nobody listens yet, and Jupyter's sockets look
    again only after 0.1 to 0.2 s, each for itself: a kernel that listens after 0.05 s is heard after 0.2 s.
    """

    async def launch_kernel(self, cmd, **kwargs):
        connection = await super().launch_kernel(cmd, **kwargs)
        if connection["transport"] == "tcp":
            try:
                await asyncio.wait_for(self.listens(connection), timeout=10)
            except asyncio.TimeoutError:
                pass  # a slow one: Jupyter's own patience begins
        return connection

    async def listens(self, connection):
        """Returns when all sockets of the kernel are open, or it has ended."""
        for socket in ("shell", "iopub", "stdin", "control", "hb"):
            while await self.poll() is None and not await is_open(connection["ip"], connection[f"{socket}_port"]):
                await asyncio.sleep(0.003)


async def is_open(ip, port):
    try:
        _, writer = await asyncio.open_connection(ip, port)
    except OSError:
        return False
    writer.close()
    return True
