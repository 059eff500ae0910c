import {ReportData} from "./data";

const data = JSON.parse(document.getElementById("data")!.textContent!) as ReportData;
document.getElementById("app")!.textContent = data.title;
