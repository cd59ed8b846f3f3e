-- Lets the container's identity into the database, and into nothing else on the server. Run once, as
-- the Entra administrator, after the first deployment and before the container starts:
--
--   PGPASSWORD=$(az account get-access-token --resource-type oss-rdbms --query accessToken -o tsv) \
--     psql "host=<DATABASE_HOST> dbname=postgres user=<administrator> sslmode=require" \
--       -v role=<IDENTITY_NAME> -v oid=<IDENTITY_PRINCIPAL_ID> -f infra/database.sql
SELECT pgaadauth_create_principal_with_oid(:'role', :'oid', 'service', false, false);
GRANT CONNECT, CREATE ON DATABASE drawbridge TO :"role";
\connect drawbridge
GRANT USAGE, CREATE ON SCHEMA public TO :"role";
