// The first file of the app: it draws into the page that index.html gives.

import { render } from "preact";

const root = document.getElementById("app");
if (root) render(<h1>Jalon</h1>, root);
