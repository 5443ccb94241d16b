// Generated from schema/*.toml by `make gen`; edit there.
export const VERSION = 1;
export const TABLES = {
  site: {
    lives: "organisation",
    fields: {
      name: { type: "text", see: ["coordinator", "worker", "volunteer"], write: ["coordinator"] },
      commune: {
        type: "text",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
      kind: {
        type: "enum",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
        values: ["cms", "utas", "social_centre", "hlm", "grocery", "itinerant", "other"],
      },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
    },
  },
  programme: {
    lives: "programme",
    fields: {
      name: { type: "text", see: ["coordinator", "worker", "volunteer"], write: ["coordinator"] },
      purpose: { type: "long_text", merge: "text", write: ["coordinator"] },
      entry: { type: "enum", write: ["coordinator"], values: ["open", "cohort", "contract"] },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
    },
  },
  activity: {
    lives: "programme",
    key: ["programme", "random"],
    fields: {
      name: { type: "text", see: ["coordinator", "worker", "volunteer"], write: ["coordinator"] },
      kind: {
        type: "enum",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
        values: ["workshop", "cycle", "group", "meeting", "outing"],
      },
      site: {
        type: "ref",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
        to: "site",
      },
      facilitators: {
        type: "refs",
        merge: "set",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
        to: "user",
      },
      hours: {
        type: "unit",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
        parts: { start: { type: "time" }, end: { type: "time" } },
      },
      capacity: { type: "int", write: ["coordinator"], max: 100000 },
      planned_per_year: { type: "int", write: ["coordinator"], max: 400 },
      counted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
    },
  },
  session: {
    lives: "session",
    key: ["activity", "date", "slot"],
    fields: {
      state: {
        type: "enum",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator", "worker", "volunteer"],
        values: ["planned", "held", "cancelled", "nobody_came"],
      },
      when: {
        type: "unit",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator", "worker", "volunteer"],
        parts: { date: { type: "date" }, start: { type: "time" }, end: { type: "time" } },
      },
      site: {
        type: "ref",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        to: "site",
      },
      facilitators: {
        type: "refs",
        merge: "set",
        see: ["coordinator", "worker", "volunteer"],
        to: "user",
      },
      title: { type: "text", see: ["coordinator", "worker", "volunteer"] },
      reason: { type: "text", max: 300 },
      minutes: { type: "long_text", merge: "text" },
      validation: {
        type: "unit",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
        parts: { lists: { type: "versions" } },
      },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator", "worker", "volunteer"],
      },
    },
  },
  attendance: {
    lives: "session",
    key: ["session", "person"],
    hangs_on: ["session", "person"],
    fields: {
      mark: {
        type: "unit",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator", "worker", "volunteer"],
        reduce: { volunteer: ["reason"] },
        rank: { evidence: ["witnessed", "signed"] },
        parts: {
          status: {
            type: "enum",
            values: ["unknown", "present", "late", "left_early", "excused", "absent"],
          },
          reason: {
            type: "enum",
            values: [
              "health",
              "childcare",
              "transport",
              "appointment",
              "work_or_training",
              "does_not_wish",
              "unreachable",
              "unknown",
            ],
          },
          arrival: { type: "time" },
          departure: { type: "time" },
          evidence: { type: "enum", values: ["witnessed", "signed"] },
        },
      },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator", "worker", "volunteer"],
      },
    },
  },
  signature: {
    lives: "session",
    key: ["session", "person"],
    hangs_on: ["session", "person"],
    fields: {
      signed: {
        type: "unit",
        merge: "once",
        parts: {
          strokes: { type: "strokes" },
          at: { type: "instant" },
          signs: { type: "text" },
          witness: { type: "ref", to: "user" },
        },
      },
      deleted: { type: "bool" },
    },
  },
  sign_off: {
    lives: "session",
    key: ["session", "user"],
    hangs_on: ["session"],
    fields: {
      signed: {
        type: "unit",
        merge: "once",
        parts: { strokes: { type: "strokes" }, at: { type: "instant" } },
      },
      deleted: { type: "bool" },
    },
  },
  headcount: {
    lives: "session",
    key: ["session", "device"],
    hangs_on: ["session"],
    fields: { count: { type: "int", max: 100000 }, deleted: { type: "bool" } },
  },
  enrolment: {
    lives: "programme",
    key: ["activity", "person"],
    hangs_on: ["person"],
    fields: {
      stage: {
        type: "enum",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        values: ["referred", "contacted", "trial", "agreed", "paused", "ended"],
      },
      since: { type: "date" },
      deleted: { type: "bool", see: ["coordinator", "worker", "volunteer"] },
    },
  },
  person: {
    lives: "referenced",
    fields: {
      first_name: {
        type: "text",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        max: 80,
      },
      last_name: {
        type: "text",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        reduce: { volunteer: "initial" },
        max: 80,
      },
      birth_year: { type: "int", merge: "review", max: 2200 },
      phone: { type: "text", merge: "review", max: 40 },
      email: { type: "text", merge: "review", max: 200 },
      household: {
        type: "ref",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        to: "household",
      },
      note: { type: "long_text", merge: "text" },
      deleted: { type: "bool", see: ["coordinator", "worker", "volunteer"] },
    },
  },
  household: {
    lives: "referenced",
    fields: {
      card_number: {
        type: "text",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
        max: 40,
      },
      size: { type: "int", merge: "review", see: ["coordinator", "worker", "volunteer"], max: 40 },
      entitled_until: {
        type: "date",
        merge: "review",
        see: ["coordinator", "worker", "volunteer"],
      },
      deleted: { type: "bool", see: ["coordinator", "worker", "volunteer"] },
    },
  },
  union: {
    lives: "referenced",
    key: ["person", "person"],
    fields: {
      verdict: {
        type: "enum",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
        values: ["same", "different"],
        rank: ["different", "same"],
      },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
    },
  },
  organisation: {
    lives: "organisation",
    fields: {
      name: { type: "text", see: ["coordinator", "worker", "volunteer"], write: ["coordinator"] },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
    },
  },
  user: {
    lives: "organisation",
    fields: {
      name: { type: "text", see: ["coordinator", "worker", "volunteer"], write: ["coordinator"] },
      role: {
        type: "enum",
        see: ["coordinator"],
        write: ["coordinator"],
        values: ["coordinator", "worker", "volunteer"],
        rank: ["coordinator", "worker", "volunteer"],
      },
      active: { type: "bool", see: ["coordinator"], write: ["coordinator"], rank: [true, false] },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
    },
  },
  grant: {
    lives: "organisation",
    key: ["user", "programme"],
    fields: {
      active: { type: "bool", see: ["coordinator"], write: ["coordinator"], rank: [true, false] },
      deleted: { type: "bool", see: ["coordinator"], write: ["coordinator"] },
    },
  },
  device: {
    lives: "organisation",
    fields: {
      user: {
        type: "ref",
        merge: "once",
        see: ["coordinator", "worker", "volunteer"],
        write: [],
        to: "user",
      },
      name: { type: "text", see: ["coordinator"], write: ["coordinator"] },
      revoked: { type: "bool", see: ["coordinator"], write: ["coordinator"], rank: [false, true] },
      deleted: {
        type: "bool",
        see: ["coordinator", "worker", "volunteer"],
        write: ["coordinator"],
      },
    },
  },
  held: {
    lives: "organisation",
    fields: {
      operation: { type: "long_text", merge: "once", see: ["coordinator"], write: [] },
      reason: {
        type: "enum",
        merge: "once",
        see: ["coordinator"],
        write: [],
        values: ["revoked", "not_yours", "not_your_role", "twin", "strange", "copy"],
      },
      author: { type: "ref", merge: "once", see: ["coordinator"], write: [], to: "user" },
      verdict: {
        type: "enum",
        see: ["coordinator"],
        write: ["coordinator"],
        values: ["adopt", "aside"],
      },
      deleted: { type: "bool", see: ["coordinator"], write: ["coordinator"] },
    },
  },
  erasure: {
    lives: "organisation",
    key: ["person"],
    fields: {
      done: { type: "bool", see: ["coordinator"], write: ["coordinator"], rank: [true] },
      deleted: { type: "bool", see: ["coordinator"], write: ["coordinator"] },
    },
  },
};
