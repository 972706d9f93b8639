package dev.assetwright.model;

import java.time.ZoneId;

/**
 * When an asset is brought up to date by itself. Assets of equal schedule share a run.
 *
 * @param cron five fields, as declared; valid
 * @param zone where its times are read
 */
public record Schedule(String cron, ZoneId zone) {}
