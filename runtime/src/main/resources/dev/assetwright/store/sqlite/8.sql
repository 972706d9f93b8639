-- Each claim was written three times for them, and next to nothing is asked by process or by run.
DROP INDEX claim_by_process;
DROP INDEX claim_by_run;
