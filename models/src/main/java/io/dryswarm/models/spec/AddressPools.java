package io.dryswarm.models.spec;

import java.util.List;

/**
 * Where the networks of a swarm get their subnets; chosen when the swarm is made. Source: control-plane facts 10.4.
 *
 * @param ranges             {@code 10.0.0.0/8}, in the order in which they are used up
 * @param subnetPrefixLength length of the prefix of every subnet, bits; at most 29
 */
public record AddressPools(List<String> ranges, int subnetPrefixLength) {
  public static final AddressPools DEFAULT = new AddressPools(List.of("10.0.0.0/8"), 24);

  /** Longest prefix of a subnet that Docker accepts. */
  public static final int MAX_PREFIX_LENGTH = 29;

  /** @throws IllegalArgumentException naming the field, the value and the allowed range */
  public AddressPools {
    ranges = List.copyOf(ranges);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("ranges: none, expected at least one");
    }
    if (subnetPrefixLength > MAX_PREFIX_LENGTH) {
      throw new IllegalArgumentException(
          "subnetPrefixLength: " + subnetPrefixLength + ", expected at most " + MAX_PREFIX_LENGTH);
    }
    for (String range : ranges) {
      int length = Subnets.range(range)
          .orElseThrow(
              () -> new IllegalArgumentException("ranges: \"" + range + "\", expected a.b.c.d/n"))
          .prefixLength();
      if (length > subnetPrefixLength) {
        throw new IllegalArgumentException(
            "ranges: " + range + " is smaller than a subnet of /" + subnetPrefixLength);
      }
    }
  }
}
