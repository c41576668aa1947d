-- What was refunded is found like what is to be, without reading every account of the funding: a year's
-- statements cost what they show.
CREATE INDEX account_refunded ON account (funding) WHERE stage = 'refunded' AND balance <> 0;
