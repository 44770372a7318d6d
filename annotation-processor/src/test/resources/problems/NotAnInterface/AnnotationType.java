package models;

import org.gradwright.Network;

@Network
@interface Sample {
    int units();
}
