// What scripts add to pages that work without them. Each module minds one thing.
import { watchBeside } from "./beside.js";

watchBeside();
const problems = document.getElementById("problems");
if (problems) problems.focus();
