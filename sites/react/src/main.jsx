import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Connection } from "./Connection.jsx";

createRoot(document.getElementById("app")).render(
  <StrictMode>
    <h1>A lost SYN</h1>
    <Connection />
  </StrictMode>,
);
