// The tenant's script: small, and every page works without it.
import { startAutosave } from "./script/autosave";
import { startOnlyWhen } from "./script/only_when";
import { startPage } from "./script/page";

startPage();
startOnlyWhen();
startAutosave();
