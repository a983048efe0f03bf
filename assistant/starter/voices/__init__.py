"""The starter voices: six speakers in one small Piper voice, taught by espeak-ng.

A sentence is spoken by the teacher and analysed into what a vocoder needs, frame by frame. A small
network learns to give the same from phonemes and speaker. Network and vocoder become one ONNX
graph that Piper loads like any other voice.
"""
