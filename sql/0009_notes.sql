-- What was damaged in a mail or left out of it, in words for its reader. JSON as the readers get it, like the columns beside it; mails
-- from before were read without complaint.

set local role restante_schema;

alter table restante.message add column notes text not null default '[]';

reset role;
