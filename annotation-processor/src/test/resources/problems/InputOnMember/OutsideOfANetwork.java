package inputonmember.outsideofanetwork;

import org.gradwright.Input;
import org.gradwright.Tensor;

class Sample {
    @Input(4)
    Tensor flower() {
        throw new IllegalStateException();
    }
}
