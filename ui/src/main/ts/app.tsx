import { render } from "preact";
import "./styles/app.css";
import { count } from "./words.ts";

render(<p>{count(1)}</p>, document.getElementById("app")!);
