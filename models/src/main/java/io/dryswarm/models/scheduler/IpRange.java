package io.dryswarm.models.scheduler;

import org.jspecify.annotations.Nullable;

/**
 * An IP address or a CIDR block, as the value of a {@code node.ip} constraint. IPv4 addresses are kept mapped into IPv6, so both kinds
 * are 128 bits; a block of one kind contains no address of the other.
 */
final class IpRange {
  private static final int BITS = 128;
  private static final int MAPPED_BITS = 96;

  private final byte[] base;
  private final int prefixBits;

  private IpRange(byte[] base, int prefixBits) {
    this.base = base;
    this.prefixBits = prefixBits;
  }

  /** {@code null} if the text is neither an address nor a block. */
  static @Nullable IpRange parse(String text) {
    int slash = text.indexOf('/');
    byte[] address = IpText.parse(slash < 0 ? text : text.substring(0, slash));
    if (address == null) {
      return null;
    }
    if (slash < 0) {
      return new IpRange(address, BITS);
    }
    int offset = text.indexOf(':') < 0 ? MAPPED_BITS : 0;
    int length = IpText.decimal(text.substring(slash + 1), BITS - offset);
    return length < 0 ? null : new IpRange(masked(address, offset + length), offset + length);
  }

  /** Whether the address, in text, lies in this range; never if it is not an address. */
  boolean contains(String address) {
    byte[] other = IpText.parse(address);
    if (other == null || isV4(other) != isV4(base)) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >>> (bit % 8);
      if (((base[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] masked(byte[] address, int prefixBits) {
    byte[] result = address.clone();
    for (int bit = prefixBits; bit < BITS; bit++) {
      result[bit / 8] &= (byte) ~(0x80 >>> (bit % 8));
    }
    return result;
  }

  private static boolean isV4(byte[] address) {
    for (int i = 0; i < 10; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    return address[10] == (byte) 0xff && address[11] == (byte) 0xff;
  }
}
