-- What people look for by a part of it: customers in the desk's choice, and mails in the outbox.
CREATE INDEX "customer_name_email_idx" ON "customer" USING GIN ("name" gin_trgm_ops, "email" gin_trgm_ops);
CREATE INDEX "mail_subject_to_name_to_address_idx" ON "mail"
  USING GIN ("subject" gin_trgm_ops, "to_name" gin_trgm_ops, "to_address" gin_trgm_ops);
