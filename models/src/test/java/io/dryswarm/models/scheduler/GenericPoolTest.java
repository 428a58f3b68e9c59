package io.dryswarm.models.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.spec.GenericResource;
import io.dryswarm.models.spec.GenericResource.Discrete;
import io.dryswarm.models.spec.GenericResource.Named;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenericPoolTest {
  private static final Discrete APPLES = new Discrete("apple", 3);
  private static final Named RED = new Named("gpu", "red");
  private static final Named BLUE = new Named("gpu", "blue");
  private static final List<GenericResource> OFFERED = List.of(APPLES, RED, BLUE);

  private final GenericPool pool = new GenericPool(OFFERED);

  @Test
  void countedOnesAreTakenByNumberAndNamedOnesByName() {
    assertEquals(
        List.of(new Discrete("apple", 2), RED),
        pool.claim(List.of(new Discrete("apple", 2), new Discrete("gpu", 1))));
    assertTrue(pool.hasEnough(new Discrete("apple", 1)));
    assertFalse(pool.hasEnough(new Discrete("apple", 2)));
    assertEquals(List.of(BLUE), pool.claim(List.of(new Discrete("gpu", 1))));
    assertFalse(pool.hasEnough(new Discrete("gpu", 1)));
  }

  @Test
  void aKindThatHasRunOutSpoilsTheWholeClaim() {
    assertEquals(List.of(), pool.claim(List.of(new Discrete("apple", 1), new Discrete("tpu", 1))));
    assertTrue(pool.hasEnough(APPLES));
  }

  @Test
  void whatIsGivenBackIsThereAgain() {
    List<GenericResource> taken = pool.claim(List.of(APPLES, new Discrete("gpu", 2)));
    assertFalse(pool.hasEnough(new Discrete("apple", 1)));

    pool.giveBack(taken, OFFERED);

    assertTrue(pool.hasEnough(APPLES));
    assertTrue(pool.hasEnough(new Discrete("gpu", 2)));
  }

  @Test
  void whatTheNodeNoLongerOffersIsNotGivenBack() {
    List<GenericResource> taken = pool.claim(List.of(APPLES, new Discrete("gpu", 2)));

    pool.giveBack(taken, List.of(new Discrete("apple", 1), BLUE));

    assertTrue(pool.hasEnough(new Discrete("apple", 1)));
    assertFalse(pool.hasEnough(new Discrete("apple", 2)));
    assertEquals(List.of(BLUE), pool.claim(List.of(new Discrete("gpu", 1))));
    assertFalse(pool.hasEnough(new Discrete("gpu", 1)));
  }

  @Test
  void aKindThatIsCountedNowIsReset() {
    List<GenericResource> taken = pool.claim(List.of(new Discrete("gpu", 2)));

    pool.giveBack(taken, List.of(new Discrete("gpu", 5)));

    assertTrue(pool.hasEnough(new Discrete("gpu", 5)));
    assertFalse(pool.hasEnough(new Discrete("apple", 1)));
  }
}
