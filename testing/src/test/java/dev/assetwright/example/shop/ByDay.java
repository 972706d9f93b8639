package dev.assetwright.example.shop;

import dev.assetwright.Daily;

/** The days of the shop. */
@Daily(start = "2026-01-01", zone = "UTC")
public interface ByDay {}
