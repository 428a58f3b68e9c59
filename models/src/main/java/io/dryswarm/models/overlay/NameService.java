package io.dryswarm.models.overlay;

import io.dryswarm.models.Dice;
import io.dryswarm.models.dns.DnsAnswer;
import io.dryswarm.models.dns.DnsSpec;
import io.dryswarm.models.dns.EmbeddedServer;
import io.dryswarm.models.dns.NameSearch;
import io.dryswarm.models.dns.Question;
import io.dryswarm.models.dns.StubResolver;
import io.dryswarm.models.underlay.Nodes;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Names as the containers of every node look them up. A <b>place</b> is what a program learns: a network in the upper, an address in the
 * lower 32 bits.
 */
public final class NameService {
  /** The name leads nowhere, or nobody answers: {@link #locate}. */
  public static final long NO_PLACE = -1;

  private final Nodes nodes;
  private final Sandboxes sandboxes;
  private final DnsSpec spec;
  private final EmbeddedServer server;
  private final NameSearch search = new NameSearch();
  private final Dice[] dice;
  private final long unknownNs;
  private final long silentNs;

  /** @param dice by node, for the order of answers */
  NameService(Nodes nodes, Sandboxes sandboxes, DnsSpec spec, Dice[] dice) {
    this.nodes = nodes;
    this.sandboxes = sandboxes;
    this.spec = spec;
    this.server = new EmbeddedServer(spec);
    this.dice = dice;
    this.unknownNs = StubResolver.givesUpNs(spec.forwarded());
    this.silentNs = StubResolver.givesUpNs(DnsAnswer.NONE);
  }

  /** What a task's container gets for a question; nothing if it is not plugged in, or its engine, which answers, does not run or hangs. F4.25. */
  public DnsAnswer query(int node, int task, Question question) {
    ContainerNetworks container = container(node, task);
    return container == null ? DnsAnswer.NONE : server.answer(question, container, dice[node]);
  }

  /**
   * Where a name leads a task's container: the network that knows it, and the first address of the answer. Allocates nothing for a name
   * without a dot, or one that is found as it stands.
   */
  public long locate(int node, int task, String name) {
    ContainerNetworks container = container(node, task);
    if (container == null || !search.find(name, container)) {
      return NO_PLACE;
    }
    int count = search.size();
    return place(search.network(), search.address(count == 1 ? 0 : dice[node].below(count)));
  }

  /** The whole answer, in the order of its records; empty if the name leads nowhere. */
  public void locateAll(int node, int task, String name, LongArrayList places) {
    places.clear();
    ContainerNetworks container = container(node, task);
    if (container != null && search.find(name, container)) {
      int network = search.network();
      DnsAnswer answer = query(node, task, Question.of(name, Question.Type.A));
      answer.addresses().forEach(address -> places.add(place(network, address)));
    }
  }

  /** How long a program waits for what {@link #locate} gave, nanoseconds: a query, or until its resolver gives up. F4.12, F4.24. */
  public long lookupNs(int node, long place) {
    if (place != NO_PLACE) {
      return spec.queryNs();
    }
    return nodes.isResponsive(node) ? unknownNs : silentNs;
  }

  /** An address on a network as one number, not negative. */
  public static long place(int network, int address) {
    return (long) network << Integer.SIZE | address & 0xffffffffL;
  }

  /** Network of a place. */
  public static int network(long place) {
    return (int) (place >>> Integer.SIZE);
  }

  /** Address of a place, unsigned 32-bit. */
  public static int address(long place) {
    return (int) place;
  }

  private @Nullable ContainerNetworks container(int node, int task) {
    return nodes.isResponsive(node) ? sandboxes.container(node, task) : null;
  }
}
