package io.dryswarm.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.reports.ExplanationFixture;
import org.junit.jupiter.api.Test;

class ExplanationTextTest {
  @Test
  void everythingHasItsLine() {
    assertEquals("""
        s_web at 1:02.000
        shop, seed 42
        Note: the swarm has no leader: nothing is decided until it has one

        Service s_web, replicated 1, id service0id
          update   updating: update in progress
          0:05.000  created, replicated 1

        Task s_web.1#3, id task0id
          state    pending, desired running
          now      waits for a node
                   refused by ready: worker-1
          1:00.000  created, desired running
                    - service created, replicated 1
                    - a second reason
          before it
                  s_web.1#2  failed on worker-1
                  s_web.1#1  failed on worker-1
        """, ExplanationText.render(ExplanationFixture.ofService(2), Layout.plain(100)));
  }

  @Test
  void ofManyEarlierTasksTheLastOnesAreShown() {
    String text = ExplanationText.render(ExplanationFixture.ofService(40), Layout.plain(100));

    assertTrue(
        text.endsWith("        s_web.1#36  failed on worker-1\n          and 35 more\n"), text);
  }

  @Test
  void longSentencesGoOnBelowTheirBeginning() {
    String text = ExplanationText.render(ExplanationFixture.ofService(0), Layout.plain(40));

    assertTrue(text.contains("""
        Note: the swarm has no leader: nothing
              is decided until it has one
        """), text);
  }
}
