package dev.assetwright.example.sales;

import dev.assetwright.Daily;

/** The grid of all daily assets: the shop's days, from the first one in the data on. */
@Daily(start = "2009-12-01", zone = "Europe/London")
public interface ByDay {}
