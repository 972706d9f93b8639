package dev.assetwright.observe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What tells cheaply that a file's bytes are probably still the same.
 *
 * @param sizeBytes its size
 * @param modifiedAt its time of modification, as exact as the file system keeps it
 * @param inode the file system's name for it, in its own words; empty where it has none
 */
record FileFingerprint(long sizeBytes, Instant modifiedAt, String inode) {
  static FileFingerprint of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Object key = attributes.fileKey();
    return new FileFingerprint(
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        key == null ? "" : key.toString());
  }
}
