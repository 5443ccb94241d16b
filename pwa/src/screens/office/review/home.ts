// Where the list of reviews stands. Before: the details, which return there. After: ../../../router.

import { to } from "../../../router";

export const HOME = to.office("a-verifier");
