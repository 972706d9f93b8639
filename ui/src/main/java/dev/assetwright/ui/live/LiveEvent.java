package dev.assetwright.ui.live;

/**
 * Something that changed.
 *
 * @param key what it is about: of two waiting events with one key only the later is sent
 * @param topic status, asset, run, log or graph
 * @param subject the asset or run; empty for topics without one
 * @param json the message in one line
 */
public record LiveEvent(String key, String topic, String subject, String json) {}
