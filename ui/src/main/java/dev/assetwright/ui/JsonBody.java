package dev.assetwright.ui;

import dev.assetwright.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts an object of JSON together from parts that are written already. */
final class JsonBody {
  private final List<byte[]> parts = new ArrayList<>();

  /** Appends what is JSON already. */
  JsonBody raw(byte[] json) {
    parts.add(json);
    return this;
  }

  /** Appends punctuation and names of fields. */
  JsonBody raw(String json) {
    return raw(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Appends a value. */
  JsonBody value(Object value) {
    return raw(Json.answers().writeBytes(value));
  }

  byte[] bytes() {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
