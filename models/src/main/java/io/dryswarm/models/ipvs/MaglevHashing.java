package io.dryswarm.models.ipvs;

import io.dryswarm.models.Dice;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * {@code mh}: Maglev hashing of the client's address. Servers take turns, as many in a row as they weigh, at claiming the next free slot
 * of their own sequence in a table of 4093; the last weight that was not 0 counts, so that draining moves nobody else's clients. A client
 * whose slot belongs to a drained server is refused (the kernel's fall-back flag is off). Source: torvalds/linux
 * net/netfilter/ipvs/ip_vs_mh.c, data-plane facts 7.
 */
public final class MaglevHashing implements BackendSelector {
  @Override
  public String name() {
    return "mh";
  }

  @Override
  public Scheduler newScheduler(Dice dice) {
    return new Table();
  }

  private static final class Table implements Scheduler {
    private static final int SLOTS = 4093;

    /** Turns in a row are cut to numbers below this power of two. */
    private static final int TURN_BITS = 6;

    private static final SipHash13 FIRST = new SipHash13(2_654_435_761L, 2_654_435_761L);
    private static final SipHash13 SECOND = new SipHash13(2_654_446_892L, 2_654_446_892L);

    private final @Nullable RealServer[] owners = new RealServer[SLOTS];
    private int slot;

    @Override
    public @Nullable RealServer select(RealServers servers, NewConnection connection) {
      slot = modulo(FIRST.of(connection.clientAddress()), SLOTS);
      RealServer owner = owners[slot];
      return owner != null && owner.isEligible() ? owner : null;
    }

    @Override
    public void added(RealServers servers, RealServer server) {
      fill(servers);
    }

    @Override
    public void removed(RealServers servers, RealServer server, int formerPosition) {
      fill(servers);
    }

    @Override
    public void weightChanged(RealServers servers, RealServer server) {
      fill(servers);
    }

    private void fill(RealServers servers) {
      Arrays.fill(owners, null);
      int size = servers.size();
      if (size == 0) {
        return;
      }
      int[] next = new int[size];
      int[] skip = new int[size];
      for (int i = 0; i < size; i++) {
        int address = servers.get(i).address();
        next[i] = modulo(FIRST.of(address), SLOTS);
        skip[i] = modulo(SECOND.of(address), SLOTS - 1) + 1;
      }
      int[] turns = turns(servers);
      int free = SLOTS;
      for (int i = 0; free > 0; i = (i + 1) % size) {
        for (int turn = 0; turn < turns[i] && free > 0; turn++) {
          while (owners[next[i]] != null) {
            next[i] = (next[i] + skip[i]) % SLOTS;
          }
          owners[next[i]] = servers.get(i);
          free--;
        }
      }
    }

    private static int[] turns(RealServers servers) {
      int divisor = 0;
      int highest = 0;
      for (int i = 0; i < servers.size(); i++) {
        divisor = Weights.greatestCommonDivisor(servers.get(i).lastWeight(), divisor);
        highest = Math.max(highest, servers.get(i).lastWeight());
      }
      int bits = Integer.SIZE - Integer.numberOfLeadingZeros(highest / divisor);
      int shift = Math.max(0, bits - TURN_BITS);
      int[] turns = new int[servers.size()];
      for (int i = 0; i < turns.length; i++) {
        turns[i] = Math.max(1, servers.get(i).lastWeight() / divisor >> shift);
      }
      return turns;
    }

    private static int modulo(int hash, int size) {
      return Integer.remainderUnsigned(hash, size);
    }

    @Override
    public String explain(RealServers servers, RealServer chosen) {
      return "owns slot " + slot + ", that of the client";
    }
  }
}
