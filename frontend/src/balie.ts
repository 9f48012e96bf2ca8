// The staff's script: the page, drafts, days in words, keys and the theme.
import { startAutosave } from "./script/autosave";
import { startDays } from "./script/days";
import { startKeys } from "./script/keys";
import { startLiveCheck } from "./script/live_check";
import { startOnlyWhen } from "./script/only_when";
import { startPage } from "./script/page";
import { startTheme } from "./script/theme";
import { startTickWords } from "./script/tick_words";

startPage();
startOnlyWhen();
startAutosave();
startDays();
startKeys();
startTheme();
startLiveCheck();
startTickWords();
