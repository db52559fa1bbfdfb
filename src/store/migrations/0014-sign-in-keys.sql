-- A code app's secret is sealed anew when the installation's key changes; a password's hash waits until its owner signs in.

alter table credential add column totp_key text;
update credential set totp_key = installation_key where totp_sealed is not null;
