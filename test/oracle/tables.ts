/**
 * The five tables written down a second time, by hand and in another form, so that the definitions have
 * something to be held against. Nothing here is derived from lib/domain.
 *
 * command | from → to | who | asked for a reason | mark | deadline | stamps | mails
 *
 * In `who`: `author` is the person who made the booking, whatever the role; `never-maker:` before a role means
 * that neither the author nor the maker may; `staff` is owner, admin and agent. `later` marks edges that wait
 * for the ledger, the supplier's interface, squawks or usage. A mail topic goes to all of customer, supplier and
 * seller, unless it names fewer.
 */
export const TABLES = {
  request: `
create   | → pending             | staff customer                 |                | source    | set   |             | received
confirm  | pending → confirmed   | supplier owner admin system    |                | source    | clear | confirmedAt | confirmed
reject   | pending → rejected    | supplier owner admin           | supplier owner admin | source | clear | rejectedAt | rejected
time_out | pending → rejected    | system                         |                | source    | clear | rejectedAt  | timed_out
cancel   | confirmed → cancelled | customer staff supplier        | staff supplier | source    | clear | cancelledAt | cancelled
withdraw | pending → cancelled   | customer staff                 |                | extension | clear | cancelledAt | withdrawn
`,
  appointment: `
create       | → pending               | customer staff          |                | source    | set   |               | received
create       | → confirmed             | customer staff          |                | source    | clear | confirmedAt   | confirmed
confirm      | pending → confirmed     | supplier owner admin    |                | source    | clear | confirmedAt   | confirmed
reject       | pending → rejected      | supplier owner admin    | supplier owner admin | source | clear | rejectedAt | rejected
time_out     | pending → rejected      | system                  |                | source    | clear | rejectedAt    | timed_out
complete     | confirmed → completed   | supplier staff system   |                | source    | clear | completedAt   |
mark_no_show | confirmed → no_show     | supplier staff          |                | source    | clear | noShowAt      |
cancel       | confirmed → cancelled   | customer supplier staff | staff supplier | source    | clear | cancelledAt   | cancelled
reschedule   | confirmed → rescheduled | customer supplier staff |                | source    | clear | rescheduledAt |
withdraw     | pending → cancelled     | customer staff          |                | extension | clear | cancelledAt   | withdrawn
reschedule   | pending → rescheduled   | customer staff          |                | extension | clear | rescheduledAt |
`,
  asset: `
create       | → tentative             | member staff       |  | source | clear |             |
create       | → pending               | member staff       |  | source | clear |             |
create       | → confirmed             | member staff       |  | source | clear | confirmedAt |
firm_up      | tentative → pending     | author owner admin |  | source | clear |             |
firm_up      | tentative → confirmed   | author owner admin |  | source | clear | confirmedAt |
approve      | pending → confirmed     | never-maker:owner never-maker:admin never-maker:approver |  | source | clear | confirmedAt | confirmed seller
reject       | pending → rejected      | never-maker:owner never-maker:admin never-maker:approver | owner admin approver | source | clear | rejectedAt | rejected seller
change_times | tentative → tentative   | author owner admin |  | source | clear |             |
change_times | confirmed → confirmed   | author owner admin |  | source | clear |             |
suspend      | confirmed → suspended   | system             |  | source | clear |             |                  |
restore      | suspended → confirmed   | system             |  | source | clear |             |                  |
cancel       | tentative → cancelled   | author owner admin |  | source | clear | cancelledAt | cancelled seller
cancel       | pending → cancelled     | author owner admin |  | source | clear | cancelledAt | cancelled seller
cancel       | confirmed → cancelled   | author owner admin |  | source | clear | cancelledAt | cancelled seller
cancel       | suspended → cancelled   | author owner admin |  | source | clear | cancelledAt | cancelled seller
complete     | confirmed → completed   | owner admin system |  | source | clear | completedAt |                  |
`,
  ticket: `
create          | → draft                                    | staff                |          | source    | set   |                   |
hold            | draft → held                               | agent system         |          | source    | keep  |                   | | later
expire          | draft → expired                            | system               |          | source    | clear | expiredAt         |
expire          | held → expired                             | system               |          | source    | clear | expiredAt         |
abandon         | draft → cancelled_before_issue             | agent customer       |          | source    | clear | cancelledAt       |
request_payment | held → pending_payment                     | agent system         |          | source    | keep  | awaitingPaymentAt |
issue           | held → pending_approval                    | agent                |          | source    | keep  |                   | | later
issue           | held → issued                              | agent                |          | source    | clear | issuedAt          | | later
issue           | pending_payment → issued                   | cashier agent        |          | source    | clear | issuedAt paidAt   | | later
fail_payment    | pending_payment → cancelled_before_issue   | cashier agent system |          | source    | clear | cancelledAt       |
approve         | pending_approval → issued                  | never-maker:approver |          | source    | clear | issuedAt          | | later
reject          | pending_approval → draft                   | never-maker:approver | approver | source    | set   |                   | | later
use_segment     | issued → partially_used                    | agent system         |          | source    | clear |                   | | later
use_segment     | issued → completed                         | agent system         |          | source    | clear | completedAt       | | later
use_segment     | partially_used → completed                 | agent system         |          | source    | clear | completedAt       | | later
void            | issued → cancelled_after_issue             | accountant owner admin |        | source    | clear | cancelledAt       | | later
refund          | issued → partially_refunded                | accountant           |          | source    | clear |                   | | later
refund          | issued → cancelled_after_issue             | accountant           |          | source    | clear | cancelledAt       | | later
refund          | partially_refunded → cancelled_after_issue | accountant           |          | source    | clear | cancelledAt       | | later
archive         | completed → archived                       | system               |          | source    | clear | archivedAt        |
archive         | cancelled_after_issue → archived           | system               |          | source    | clear | archivedAt        |
expire          | pending_payment → expired                  | system               |          | extension | clear | expiredAt         |
expire          | pending_approval → expired                 | system               |          | extension | clear | expiredAt         |
release         | held → cancelled_before_issue              | agent customer       |          | extension | clear | cancelledAt       | | later
use_segment     | partially_used → partially_used            | agent system         |          | extension | clear |                   | | later
use_segment     | partially_refunded → partially_refunded    | agent system         |          | extension | clear |                   | | later
use_segment     | partially_refunded → completed             | agent system         |          | extension | clear | completedAt       | | later
refund          | partially_used → partially_refunded        | accountant           |          | extension | clear |                   | | later
refund          | partially_refunded → partially_refunded    | accountant           |          | extension | clear |                   | | later
archive         | cancelled_before_issue → archived          | system               |          | extension | clear | archivedAt        |
archive         | expired → archived                         | system               |          | extension | clear | archivedAt        |
`,
  tour: `
create          | → draft                        | staff                 |             | source | clear |                    |
hold            | draft → on_hold                | staff                 |             | source | set   |                    |
request_payment | draft → awaiting_payment       | staff                 |             | source | set   | awaitingPaymentAt  |
request_payment | on_hold → awaiting_payment     | staff                 |             | source | keep  | awaitingPaymentAt  |
confirm         | draft → confirmed              | staff                 |             | source | clear | confirmedAt        | confirmed customer seller
confirm         | on_hold → confirmed            | staff                 |             | source | clear | confirmedAt        | confirmed customer seller
confirm         | awaiting_payment → confirmed   | staff                 |             | source | clear | confirmedAt paidAt | confirmed customer seller
expire          | on_hold → expired              | system                |             | source | clear | expiredAt          | expired customer seller
expire          | awaiting_payment → expired     | system                |             | source | clear | expiredAt          | expired customer seller
start           | confirmed → in_progress        | staff supplier system |             | source | clear |                    |
complete        | in_progress → completed        | staff supplier system |             | source | clear | completedAt        |
cancel          | draft → cancelled              | staff customer        |             | source | clear | cancelledAt        | cancelled customer seller
cancel          | on_hold → cancelled            | staff customer        |             | source | clear | cancelledAt        | cancelled customer seller
cancel          | awaiting_payment → cancelled   | staff customer        |             | source | clear | cancelledAt        | cancelled customer seller
cancel          | confirmed → cancelled          | staff customer        |             | source | clear | cancelledAt        | cancelled customer seller
cancel          | in_progress → cancelled        | staff customer        |             | source | clear | cancelledAt        | cancelled customer seller
override        | any → any                      | owner admin           | owner admin | source | set   | override           |
`,
} as const;

/** status | phase | occupies | terminal, in the order of the tables' own headings. */
export const STATUS_TABLES = {
  request: `
pending   | deciding | no  |
confirmed | active   | yes |
rejected  | void     | no  | terminal
cancelled | void     | no  | terminal
`,
  appointment: `
pending     | deciding | policy |
confirmed   | active   | yes    |
completed   | done     | no     | terminal
no_show     | done     | no     | terminal
cancelled   | void     | no     | terminal
rescheduled | void     | no     | terminal
rejected    | void     | no     | terminal
`,
  asset: `
tentative | draft       | no  |
pending   | deciding    | no  |
confirmed | active      | yes |
suspended | interrupted | yes |
cancelled | void        | no  | terminal
rejected  | void        | no  | terminal
completed | done        | no  | terminal
`,
  ticket: `
draft                  | draft    | no |
held                   | held     | no |
pending_payment        | paying   | no |
pending_approval       | deciding | no |
issued                 | active   | no |
partially_used         | active   | no |
partially_refunded     | active   | no |
completed              | done     | no |
cancelled_before_issue | void     | no |
cancelled_after_issue  | void     | no |
expired                | void     | no |
archived               | done     | no | terminal
`,
  tour: `
draft            | draft  | no  |
on_hold          | held   | yes |
awaiting_payment | paying | yes |
confirmed        | active | yes |
in_progress      | active | yes |
completed        | done   | no  | terminal
expired          | void   | no  | terminal
cancelled        | void   | no  | terminal
`,
} as const;
