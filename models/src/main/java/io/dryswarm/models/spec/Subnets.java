package io.dryswarm.models.spec;

import java.util.Optional;
import java.util.OptionalInt;

/** IPv4 addresses and ranges as text: {@code 10.0.1.5}, {@code 10.0.0.0/8}. Addresses are unsigned 32-bit numbers. */
public final class Subnets {
  private static final int OCTETS = 4;
  private static final int OCTET_BITS = 8;
  private static final int LAST_OCTET = 255;
  private static final int ADDRESS_BITS = 32;

  /**
   * A range.
   *
   * @param base         its first address
   * @param prefixLength 0 to 32
   */
  public record Range(int base, int prefixLength) {
    public boolean contains(int address) {
      return (address & mask(prefixLength)) == base;
    }

    public boolean overlaps(Range other) {
      return contains(other.base) || other.contains(base);
    }

    @Override
    public String toString() {
      return dotted(base) + "/" + prefixLength;
    }
  }

  private Subnets() {}

  /** Reads {@code 10.0.1.5/24} as {@code 10.0.1.0/24}; empty if it is no range. */
  public static Optional<Range> range(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    OptionalInt address = address(text.substring(0, slash));
    OptionalInt length = number(text.substring(slash + 1), ADDRESS_BITS);
    return address.isEmpty() || length.isEmpty()
        ? Optional.empty()
        : Optional.of(new Range(address.getAsInt() & mask(length.getAsInt()), length.getAsInt()));
  }

  /** Reads {@code 10.0.1.5}; empty if it is no address. */
  public static OptionalInt address(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != OCTETS) {
      return OptionalInt.empty();
    }
    int address = 0;
    for (String octet : octets) {
      OptionalInt value = number(octet, LAST_OCTET);
      if (value.isEmpty()) {
        return OptionalInt.empty();
      }
      address = address << OCTET_BITS | value.getAsInt();
    }
    return OptionalInt.of(address);
  }

  /** An address as text. */
  public static String dotted(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & LAST_OCTET)
        + "."
        + (address >>> OCTET_BITS & LAST_OCTET)
        + "."
        + (address & LAST_OCTET);
  }

  private static int mask(int prefixLength) {
    return prefixLength == 0 ? 0 : -1 << (ADDRESS_BITS - prefixLength);
  }

  private static OptionalInt number(String text, int most) {
    boolean plain = !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> c >= '0' && c <= '9')
        && (text.length() == 1 || text.charAt(0) != '0');
    int value = plain ? Integer.parseInt(text) : most + 1;
    return value <= most ? OptionalInt.of(value) : OptionalInt.empty();
  }
}
