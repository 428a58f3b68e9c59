package io.dryswarm.models.leader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dryswarm.models.spec.NetworkSpec;
import io.dryswarm.models.store.NetworkObject;
import io.dryswarm.models.store.StoreEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SerialComponentTest {
  private static final long WRITE_NS = 10_000_000;

  private final FakeLeader leader = new FakeLeader(WRITE_NS);
  private final List<String> log = new ArrayList<>();

  /** Answers each network "x" with one called "copy of x". */
  private final class Copier extends SerialComponent {
    @Override
    public String name() {
      return "copier";
    }

    @Override
    protected void begin() {
      log.add("begin");
    }

    @Override
    protected void arrived(StoreEvent event) {
      log.add("arrived " + nameOf(event) + at());
    }

    @Override
    protected void handle(StoreEvent event) {
      String name = nameOf(event);
      log.add("handle " + name + at());
      if (!name.startsWith("copy")) {
        write(
            List.of(tx -> tx.create(network(tx.nextId(), "copy of " + name))),
            () -> log.add("copied " + name + at()));
      }
    }

    @Override
    protected void handleCommit() {
      log.add("commit" + at() + " sees " + view().networks().size());
    }
  }

  @Test
  void eventsDuringAWriteAreHandledAfterIt() {
    leader.lead(new Copier());
    leader.write(tx -> tx.create(network(1, "a")));
    leader.atMs(15, () -> leader.write(tx -> tx.create(network(2, "b"))));
    leader.runUntilMs(100);

    assertEquals("""
        begin
        arrived a at 10
        handle a at 10
        arrived copy of a at 20
        copied a at 20
        commit at 20 sees 2
        handle copy of a at 20
        commit at 20 sees 2
        arrived b at 30
        handle b at 30
        arrived copy of b at 40
        copied b at 40
        commit at 40 sees 4
        handle copy of b at 40
        commit at 40 sees 4
        """, String.join("\n", log) + "\n");
  }

  @Test
  void anEmptyWriteGoesOnAtOnce() {
    SerialComponent idle = new SerialComponent() {
      @Override
      public String name() {
        return "idle";
      }

      @Override
      protected void begin() {
        write(List.of(), () -> log.add("through"));
      }
    };
    leader.lead(idle);

    assertEquals(List.of("through"), log);
    assertEquals(0, leader.transactions());
  }

  @Test
  void aSequenceDecidesEachItemAfterTheOneBeforeIsWritten() {
    SerialComponent counter = new SerialComponent() {
      @Override
      public String name() {
        return "counter";
      }

      @Override
      protected void begin() {
        writeInSequence(
            List.of("a", "skip", "b").iterator(),
            item -> {
              log.add(item + " sees " + view().networks().size());
              return item.equals("skip")
                  ? List.of()
                  : List.of(tx -> tx.create(network(tx.nextId(), item)));
            },
            () -> log.add("end sees " + view().networks().size()));
      }
    };
    leader.lead(counter);
    leader.runUntilMs(100);

    assertEquals(List.of("a sees 0", "skip sees 1", "b sees 1", "end sees 2"), log);
  }

  private static NetworkObject network(int id, String name) {
    return NetworkObject.create(id, NetworkSpec.overlay(name));
  }

  private static String nameOf(StoreEvent event) {
    return ((NetworkObject) event.object()).spec().name();
  }

  private String at() {
    return " at " + leader.nowMs();
  }
}
