// The staff's script: the page, drafts, keys and the theme.
import { startAutosave } from "./script/autosave";
import { startKeys } from "./script/keys";
import { startOnlyWhen } from "./script/only_when";
import { startPage } from "./script/page";
import { startTheme } from "./script/theme";

startPage();
startOnlyWhen();
startAutosave();
startKeys();
startTheme();
