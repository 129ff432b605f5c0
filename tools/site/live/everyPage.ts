// What every page of the site does: it stays readable without a connection.
import { keepOffline } from "./offline.js";

keepOffline(new URL("../serviceWorker.js", import.meta.url));
