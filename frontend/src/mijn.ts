// The tenant's script: small, and every page works without it.
import { startAutosave } from "./script/autosave";
import { startPage } from "./script/page";

startPage();
startAutosave();
