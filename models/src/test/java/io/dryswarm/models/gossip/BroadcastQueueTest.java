package io.dryswarm.models.gossip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are texts as long as their size; those with the same first letter replace each other. */
class BroadcastQueueTest {
  private final BroadcastQueue<String> queue =
      new BroadcastQueue<>(String::length, text -> text.charAt(0));

  private List<String> packet(int limit, int roomBytes) {
    List<String> packet = new ArrayList<>();
    queue.fill(packet, limit, roomBytes);
    return packet;
  }

  @Test
  void messageIsSentAsOftenAsTheLimitSays() {
    queue.add("a");
    for (int i = 0; i < 4; i++) {
      assertEquals(List.of("a"), packet(4, 10));
    }
    assertTrue(queue.isEmpty());
  }

  @Test
  void leastSentGoFirstThenTheLargestThenTheNewest() {
    queue.add("a1");
    assertEquals(List.of("a1"), packet(4, 10));
    queue.add("b1");
    queue.add("c1");
    queue.add("d123");
    assertEquals(List.of("d123", "c1", "b1", "a1"), packet(4, 10));
  }

  @Test
  void whatDoesNotFitWaitsAndSmallerOnesFillTheRoom() {
    queue.add("a23456");
    queue.add("b23456");
    queue.add("c");
    assertEquals(List.of("b23456", "c"), packet(4, 8));
    assertEquals(List.of("a23456", "c"), packet(4, 8));
  }

  @Test
  void newerMessageReplacesTheWaitingOneAndStartsAnew() {
    queue.add("a1");
    packet(2, 10);
    queue.add("a2");
    assertEquals(List.of("a2"), packet(2, 10));
    assertEquals(List.of("a2"), packet(2, 10));
    assertEquals(List.of(), packet(2, 10));
  }

  /** Beside the obvious version: a list that is sorted and walked for every packet. */
  @Test
  void anyOrderOfMessagesGivesThePacketsOfASortedList() {
    SplittableRandom random = new SplittableRandom(1);
    List<Plain> plain = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      if (random.nextInt(3) > 0) {
        char subject = (char) ('a' + random.nextInt(26));
        String message = String.valueOf(subject).repeat(1 + random.nextInt(9));
        queue.add(message);
        plain.removeIf(waiting -> waiting.message.charAt(0) == subject);
        plain.add(new Plain(message, step, 0));
      } else {
        int room = random.nextInt(30);
        assertEquals(plainPacket(plain, room), packet(4, room), "step " + step);
        assertEquals(plain.size(), queue.size());
      }
    }
  }

  private record Plain(String message, int number, int sends) {}

  private static List<String> plainPacket(List<Plain> waiting, int roomBytes) {
    waiting.sort(Comparator.comparingInt(Plain::sends)
        .thenComparing(Comparator.comparingInt((Plain p) -> p.message.length()).reversed())
        .thenComparing(Comparator.comparingInt(Plain::number).reversed()));
    List<String> packet = new ArrayList<>();
    int room = roomBytes;
    for (Plain next : List.copyOf(waiting)) {
      if (next.message.length() <= room) {
        room -= next.message.length();
        packet.add(next.message);
        waiting.remove(next);
        if (next.sends < 3) {
          waiting.add(new Plain(next.message, next.number, next.sends + 1));
        }
      }
    }
    return packet;
  }

  /** Data-plane facts F3.13a. */
  @ParameterizedTest
  @CsvSource({"1, 4", "9, 4", "10, 8", "99, 8", "100, 12", "999, 12", "1000, 16"})
  void limitGrowsWithTheLogarithmOfTheNodes(int nodes, int limit) {
    assertEquals(limit, BroadcastQueue.sendLimit(4, nodes));
  }
}
