package dev.assetwright.warehouse.sql;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data version of a bag of rows, computed while they pass, whatever their order.
 *
 * <p>Each row's cells are written with tag and length and hashed with SHA-256; the hashes are added modulo 2^256, so that
 * equal rows count as often as they come (Bellare and Micciancio, "A New Paradigm for Collision-free Hashing", 1997). The
 * version is a hash of the columns' names, the count and that sum.
 */
public final class RowHash {
  private static final int SCHEME = 1;
  private static final int WORDS = 4;
  private static final int VERSION_BYTES = 16;

  private final MessageDigest digest = sha256();
  private final long[] sum = new long[WORDS];
  private ByteBuffer buffer = ByteBuffer.allocate(512);
  private long count;
  private long bytes;

  /** Adds a row of Longs, Doubles, BigDecimals, Strings and nulls. */
  public void add(@Nullable Object[] cells) {
    buffer.clear();
    for (Object cell : cells) {
      put(cell);
    }
    count++;
    bytes += buffer.position();
    digest.update(buffer.array(), 0, buffer.position());
    addToSum(ByteBuffer.wrap(digest.digest()));
  }

  /** How many rows there were. */
  public long count() {
    return count;
  }

  /** How many bytes the cells had. */
  public long bytes() {
    return bytes;
  }

  /** The data version of all rows so far, 32 hexadecimal digits. */
  public String version(List<String> columns) {
    buffer.clear();
    put((long) SCHEME);
    put((long) columns.size());
    columns.forEach(this::put);
    put(count);
    for (long word : sum) {
      put(word);
    }
    digest.update(buffer.array(), 0, buffer.position());
    return HexFormat.of().formatHex(digest.digest(), 0, VERSION_BYTES);
  }

  private void put(@Nullable Object cell) {
    if (cell == null) {
      room(1).put((byte) 0);
    } else if (cell instanceof Long whole) {
      room(9).put((byte) 1).putLong(whole);
    } else if (cell instanceof Double number) {
      room(9).put((byte) 2).putDouble(number);
    } else if (cell instanceof BigDecimal decimal) {
      byte[] digits = decimal.stripTrailingZeros().toString().getBytes(StandardCharsets.US_ASCII);
      room(5 + digits.length).put((byte) 4).putInt(digits.length).put(digits);
    } else {
      byte[] text = ((String) cell).getBytes(StandardCharsets.UTF_8);
      room(5 + text.length).put((byte) 3).putInt(text.length).put(text);
    }
  }

  private ByteBuffer room(int needed) {
    if (buffer.remaining() < needed) {
      int size = Math.max(buffer.capacity() * 2, buffer.position() + needed);
      buffer = ByteBuffer.allocate(size).put(buffer.array(), 0, buffer.position());
    }
    return buffer;
  }

  private void addToSum(ByteBuffer hash) {
    long carry = 0;
    for (int i = WORDS - 1; i >= 0; i--) {
      long word = hash.getLong(i * Long.BYTES);
      long partial = sum[i] + word;
      long carried = Long.compareUnsigned(partial, word) < 0 ? 1 : 0;
      long total = partial + carry;
      carry = carried | (Long.compareUnsigned(total, partial) < 0 ? 1 : 0);
      sum[i] = total;
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
