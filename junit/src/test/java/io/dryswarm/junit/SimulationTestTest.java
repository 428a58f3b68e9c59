package io.dryswarm.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The annotation at work. */
@SimulationTest(SimulationTestTest.SMALL)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTestTest {
  static final String SMALL = "src/test/scenarios/small.yaml";

  private SimulationResult first;

  @BeforeAll
  void keepTheRunOfTheClass(SimulationResult result) {
    first = result;
  }

  @Test
  void testsOfAClassShareItsRun(SimulationResult result) {
    assertSame(first, result);
    assertEquals(42, result.seed());
  }

  @SimulationTest(value = SMALL, seed = 7, set = "cluster.workers.count=1")
  void aMethodMayHaveARunOfItsOwn(SimulationResult result) {
    assertNotSame(first, result);
    assertEquals(
        "sim run " + SMALL + " --seed 7 --set cluster.workers.count=1", result.repeatCommand());
    assertNotEquals(first.digest(), result.digest());
  }

  @SimulationTest(SMALL)
  void anEqualRunIsTheSameOne(SimulationResult result) {
    assertSame(first, result);
  }

  @Nested
  class Inside {
    @Test
    void theOuterClassCountsToo(SimulationResult result) {
      assertSame(first, result);
    }
  }
}
