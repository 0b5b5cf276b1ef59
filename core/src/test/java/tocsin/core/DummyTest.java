package tocsin.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DummyTest {
  @Test
  void runs() {
    assertThat(1).isOne();
  }
}
