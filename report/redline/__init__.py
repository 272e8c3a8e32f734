"""The redline (修订痕迹): tracked changes in Word that lead from the template to the variant."""
