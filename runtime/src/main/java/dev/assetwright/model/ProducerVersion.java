package dev.assetwright.model;

/**
 * The logic of a producer as it is now.
 *
 * @param code its code version
 * @param config the fingerprint of the configuration its class takes; empty without any
 */
public record ProducerVersion(String code, String config) {}
