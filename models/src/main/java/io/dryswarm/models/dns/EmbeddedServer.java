package io.dryswarm.models.dns;

import io.dryswarm.models.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The DNS server that every container has at 127.0.0.11: the engine answers out of its own tables, and asks outside what it does not know.
 *
 * <p>Source: data-plane facts F4.1-F4.16; moby/moby libnetwork/resolver.go.
 */
public final class EmbeddedServer {
  private static final String REVERSE_ZONE = ".in-addr.arpa";

  /** Of an A record whose name points back to the question. */
  private static final int POINTED_NAME_BYTES = 2;

  private static final int A_RECORD_BYTES = 14;

  private final DnsSpec spec;
  private final NameSearch search = new NameSearch();

  public EmbeddedServer(DnsSpec spec) {
    this.spec = spec;
  }

  /**
   * @param scope networks of the container that asks
   * @param dice  for the order of the records
   */
  public DnsAnswer answer(Question question, NameScope scope, Dice dice) {
    return switch (question.type()) {
      case A -> search.find(question.name(), scope) ? addresses(question, dice) : spec.forwarded();
      case AAAA, MX ->
        search.find(question.name(), scope) ? DnsAnswer.empty(spec.queryNs()) : spec.forwarded();
      case PTR -> pointer(question, scope);
      case SRV, OTHER -> spec.forwarded();
    };
  }

  private DnsAnswer addresses(Question question, Dice dice) {
    List<Integer> addresses = new ArrayList<>(search.size());
    for (int i = 0; i < search.size(); i++) {
      if (!addresses.contains(search.address(i))) {
        addresses.add(search.address(i));
      }
    }
    shuffle(addresses, dice);
    int fit = Math.min(addresses.size(), fitting(question));
    return new DnsAnswer(
        DnsAnswer.Code.NOERROR,
        List.copyOf(addresses.subList(0, fit)),
        "",
        spec.ttlSeconds(),
        fit < addresses.size(),
        spec.queryNs());
  }

  /** Uniform over all orders. F4.5. */
  private static void shuffle(List<Integer> addresses, Dice dice) {
    for (int i = addresses.size() - 1; i > 0; i--) {
      int other = dice.below(i + 1);
      Integer there = addresses.get(other);
      addresses.set(other, addresses.get(i));
      addresses.set(i, there);
    }
  }

  /** Names are compressed before records are cut off. */
  private static int fitting(Question question) {
    return (question.limitBytes() - question.headBytes()) / (POINTED_NAME_BYTES + A_RECORD_BYTES);
  }

  private DnsAnswer pointer(Question question, NameScope scope) {
    Integer address = reversed(question.name());
    if (address != null) {
      for (int i = 0; i < scope.size(); i++) {
        NameTable table = scope.table(i);
        NamedTask task = table == null ? null : table.taskAt(address);
        if (task != null) {
          return new DnsAnswer(
              DnsAnswer.Code.NOERROR,
              List.of(),
              task.taskName() + "." + scope.networkName(i),
              spec.ttlSeconds(),
              false,
              spec.queryNs());
        }
      }
    }
    return spec.forwarded();
  }

  /** {@code 5.1.0.10.in-addr.arpa} as an address; {@code null} if it is none. */
  private static @Nullable Integer reversed(String name) {
    if (!name.endsWith(REVERSE_ZONE)) {
      return null;
    }
    String[] parts = name.substring(0, name.length() - REVERSE_ZONE.length()).split("\\.", -1);
    int address = 0;
    for (int i = parts.length - 1; i >= 0; i--) {
      if (!parts[i].matches("\\d{1,3}")) {
        return null;
      }
      address = address << 8 | Integer.parseInt(parts[i]);
    }
    return parts.length == 4 ? address : null;
  }
}
