// A JupyterHub, and what its users' browsers would ask of it.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "../freePort.ts";
import { env } from "../setup/outside.ts";
import { hub } from "./machine.ts";

const token = "of-a-hub-that-nobody-else-reaches";

/** Users are let in without a password; who has the token acts for all of them. */
const configuration = (proxy: string, [port, hubPort, apiPort]: number[]) => `
c = get_config()
c.JupyterHub.bind_url = "http://127.0.0.1:${port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:${hubPort}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:${apiPort}"
c.ConfigurableHTTPProxy.command = ["${process.execPath}", "${proxy}"]
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.spawner_class = "jupyterhub.spawner.LocalProcessSpawner"
c.Spawner.cmd = ["${hub}/bin/jupyterhub-singleuser"]
c.Spawner.environment = {"PATH": "${hub}/bin:/usr/local/bin:/usr/bin:/bin"}
c.Spawner.start_timeout = c.Spawner.http_timeout = 300
c.JupyterHub.services = [{"name": "test", "api_token": "${token}"}]
scopes = ["admin:users", "admin:servers", "access:servers"]
c.JupyterHub.load_roles = [{"name": "test", "services": ["test"], "scopes": scopes}]
`;

export class Hub {
  private constructor(
    private readonly url: string,
    private readonly process: ChildProcess,
  ) {}

  /** Starts a hub that keeps its files, jupyterhub.log among them, in a folder, where its proxy is installed. */
  static async start(folder: string): Promise<Hub> {
    const port = await freePort();
    const hubPort = await freePort(port + 1);
    const ports = [port, hubPort, await freePort(hubPort + 1)];
    const proxy = join(folder, "node_modules", "configurable-http-proxy", "bin", "configurable-http-proxy");
    writeFileSync(join(folder, "jupyterhub_config.py"), configuration(proxy, ports));
    const log = openSync(join(folder, "jupyterhub.log"), "w");
    const options = { cwd: folder, env, stdio: ["ignore", log, log] as ["ignore", number, number] };
    const running = new Hub(`http://127.0.0.1:${ports[0]}`, spawn(`${hub}/bin/jupyterhub`, options));
    await until(async () => (await fetch(`${running.url}/hub/api/`)).ok);
    return running;
  }

  /** Asks for a page, or posts what is given; fails when the answer is no success. */
  async ask(path: string, posted?: object): Promise<Response> {
    const response = await fetch(`${this.url}${path}`, {
      headers: { Authorization: `token ${token}` },
      ...(posted && { method: "POST", body: JSON.stringify(posted) }),
    });
    if (response.ok) return response;
    throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 2000)}`);
  }

  /** Starts the server of a user. */
  async open(user: string) {
    await this.ask(`/hub/api/users/${user}`, {});
    await this.ask(`/hub/api/users/${user}/server`, {});
    await until(async () => {
      const { server } = await (await this.ask(`/hub/api/users/${user}`)).json();
      return server !== null;
    });
  }

  async stop() {
    this.process.kill();
    await once(this.process, "exit");
  }
}

async function until(condition: () => Promise<boolean>) {
  for (let seconds = 0; seconds < 300; seconds++) {
    if (await condition().catch(() => false)) return;
    await delay(1000);
  }
  throw new Error("The hub did not answer in time");
}
