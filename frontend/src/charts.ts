// The pictures of Stuur: only pages with measures over time load this.
import { startCharts } from "./script/charts";

startCharts();
